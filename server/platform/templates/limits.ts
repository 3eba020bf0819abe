/** Characters of a template. */
export const characterLimit = 100_000
/** Milliseconds of one rendering: the work is done where requests are answered. */
export const timeLimit = 250
/** What filters may make on the way, in the library's units: characters and elements. */
export const memoryLimit = 1_000_000
/** Characters of what comes out. */
export const outputLimit = 500_000
