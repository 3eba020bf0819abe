import type { Advice } from './advice.ts'

export type StepName = 'resolve' | 'connect' | 'encrypt' | 'sign-in' | 'open-folder' | 'send'

/** One step of a connection test. `advice` is a key of locales; null where nothing better is known than the reason. */
export interface Step {
  step: StepName
  ok: boolean
  milliseconds: number
  reason: string | null
  advice: Advice | null
}

/** Keeps account of the steps tried. The first that fails ends the test. */
export function countSteps(
  explain: (error: Error, step: StepName) => { reason: string; advice: Advice | null; step?: StepName },
) {
  const steps: Step[] = []
  return {
    steps,
    /** Undefined where it failed: nothing after it makes sense. */
    async try<T>(step: StepName, work: () => Promise<T>): Promise<T | undefined> {
      const begun = performance.now()
      const milliseconds = () => Math.round(performance.now() - begun)
      try {
        const result = await work()
        steps.push({ step, ok: true, milliseconds: milliseconds(), reason: null, advice: null })
        return result
      } catch (error) {
        const { step: told = step, ...why } = explain(error as Error, step)
        steps.push({ step: told, ok: false, milliseconds: milliseconds(), ...why })
        return undefined
      }
    },
  }
}
