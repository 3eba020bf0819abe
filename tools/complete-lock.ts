import { readFileSync, writeFileSync } from 'node:fs'
import { type Locked, type Missing, missingBuilds, type Packages } from './lock.ts'

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

/** The entry npm would have written, but for the digest: which machine it is for stands in its name. */
function entryFor({ name, version, by }: Missing, packages: Packages): Locked {
  const words = name.split(/[-/]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (os.length !== 1 || cpu.length !== 1 || !/^\d+\.\d+\.\d+/.test(version)) {
    throw new Error(`${name}@${version}: its name does not say which machine it is for; write the entry by hand`)
  }
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : os[0] === 'linux' ? ['glibc'] : []
  const dev = packages[by]?.dev
  return { version, cpu, ...(dev && { dev }), ...(libc.length > 0 && { libc }), optional: true, os }
}

const file = 'package-lock.json'
const written = JSON.parse(readFileSync(file, 'utf8'))
const added = missingBuilds(written.packages)
for (const build of added) written.packages[`node_modules/${build.name}`] = entryFor(build, written.packages)
written.packages = Object.fromEntries(
  Object.entries(written.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
)
writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`)
console.log(`${added.length} builds for other platforms added to ${file}`)
