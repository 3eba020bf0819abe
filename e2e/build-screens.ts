/** Builds the screens where they are missing or older than their sources, as `npm start` does. */
export default async function setup(): Promise<void> {
  const { ensureScreens }: { ensureScreens(node: string): Promise<void> } = await import(
    new URL('../bin/screens.mjs', import.meta.url).href
  )
  await ensureScreens(process.execPath)
}
