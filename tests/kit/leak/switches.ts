import type { SourceFile } from '../architecture/source.ts';

/** Something by which one setting could make the product talk, and where it is something else. */
interface Switch {
  readonly is: string;
  readonly sign: RegExp;
  readonly elsewhere?: RegExp;
}

const SWITCHES: readonly Switch[] = [
  {
    is: "reads the operator's environment",
    sign: /\bprocess\s*\.\s*env\b|\bprocess\s*\[\s*['"]env/,
    // The operator's own language, where their files lie, the address of their database, and
    // programs that build and install before anything runs.
    elsewhere:
      /^apps\/cli\/(setup|run-program|keys\/root-file|configuration\/read-configuration)\.ts$/,
  },
  { is: 'asks for the environment of Node', sign: /NODE_OPTIONS|NODE_DEBUG|NODE_V8_COVERAGE/ },
  { is: 'opens an inspector', sign: /--inspect|node:inspector|\binspector\.open\b/ },
  {
    is: 'writes reports, heaps or profiles',
    sign: /writeHeapSnapshot|process\.report\b|--report-|--heap-prof|--cpu-prof|--trace-event|generateCoreFile/,
  },
  { is: 'switches a logger on', sign: /\blogger\s*:\s*(true|\{)|\bfrom 'pino'/ },
  {
    is: 'makes a part talkative',
    sign: /\blevel\s*:\s*['"](debug|info|trace|verbose)['"]|setLogLevel\s*\(|pion_level['"]?\s*:\s*['"](?!error)/,
  },
  {
    is: 'looks for a wish in the browser',
    sign: /(local|session)Storage\.(debug|loglevel)\b|searchParams\.(get|has)\(['"](debug|log|verbose|trace)/,
  },
  {
    is: 'takes a word for talking on the command line',
    sign: /^\s*'?(debug|verbose|log-level|log-file|access-log|trace)'?\s*:\s*\{\s*type:/m,
  },
];

const IS_SHIPPED = /^(apps|products|shared)\//;
const IS_PROOF = /\.test\.tsx?$|\/testing\//;

/** One line for each switch in code that is shipped. */
export function leakSwitches(
  files: readonly Pick<SourceFile, 'path' | 'text'>[],
): readonly string[] {
  return files
    .filter(({ path }) => IS_SHIPPED.test(path) && !IS_PROOF.test(path))
    .flatMap(({ path, text }) =>
      SWITCHES.filter(
        ({ sign, elsewhere }) => sign.test(text) && elsewhere?.test(path) !== true,
      ).map(({ is }) => `${path}: ${is}`),
    );
}
