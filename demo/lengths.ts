// A long-tailed number of messages: log-normal, cut at 1 and 40. The median is found so that the mean comes out as asked.

const SPREAD = 0.82
const STEPS = 1024
const LONGEST = 40

// Quantiles of the standard normal distribution, by adding up its density.
function quantiles(): number[] {
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const step = 0.001
  const found: number[] = []
  let z = -5
  let area = 0
  for (let i = 0; i < STEPS; i++) {
    const sought = (i + 0.5) / STEPS
    while (area < sought && z < 5) {
      area += density(z + step / 2) * step
      z += step
    }
    found.push(z)
  }
  return found
}

const Z = quantiles()

function table(middle: number): number[] {
  return Z.map((z) => Math.min(LONGEST, Math.max(1, Math.round(Math.exp(middle + SPREAD * z)))))
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** 1024 equally likely lengths, ascending, from 1 to 40, whose mean is within 0.05 of the one asked for (3 to 13). */
export function lengths(average: number): number[] {
  if (!(average >= 3 && average <= 13)) throw new RangeError('The average number of messages must be between 3 and 12')
  let low = -1
  let high = Math.log(LONGEST)
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2
    if (mean(table(middle)) < average) low = middle
    else high = middle
  }
  return table((low + high) / 2)
}
