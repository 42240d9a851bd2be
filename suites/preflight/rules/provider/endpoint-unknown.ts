import { closest, distance } from 'fastest-levenshtein';
import { releaseOf } from '../../release.ts';
import { builtIn, customEndpoints } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const known = [...builtIn, 'custom'];

/** What people write, in lower case and without spaces, and what LibreChat calls it. */
const meant: Readonly<Record<string, string>> = {
  awsbedrock: 'bedrock',
  amazonbedrock: 'bedrock',
  aws: 'bedrock',
  azure: 'azureOpenAI',
  gemini: 'google',
  vertex: 'google',
  vertexai: 'google',
  claude: 'anthropic',
  gpt: 'openAI',
  chatgpt: 'openAI',
  agent: 'agents',
};

/** Endpoints of older releases. */
const gone = ['gptPlugins', 'chatGPTBrowser', 'bingAI'];

const rule: Rule = {
  id: 'provider.endpoint-unknown',
  severity: 'warning',
  why: 'LibreChat ignores a name in ENDPOINTS that it does not know. Upper and lower case count. Custom endpoints are not listed by name: they are there anyway, at the place of `custom`.',
  source: [
    'librechat-docs/configuration/dotenv#endpoints',
    'librechat:packages/data-provider/src/parsers.ts',
  ],
  fix: `Write the names as they are here: ${known.join(', ')}.`,
  failing: { '.env': 'ENDPOINTS=openai\n' },
  passing: { '.env': 'ENDPOINTS=openAI\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const set = environment.get('ENDPOINTS');
    const custom = customEndpoints(project).map(({ name }) => name.toLowerCase());
    return environment
      .list('ENDPOINTS')
      .filter((name) => set && name && !known.includes(name))
      .flatMap((name) => {
        if (!set) return [];
        const release = releaseOf(project).name;
        if (gone.includes(name))
          return [
            {
              at: set.at,
              message: `LibreChat ${release} no longer has the endpoint ${name}: agents replaced plugins.`,
              fix: `Remove ${name} from ENDPOINTS.`,
            },
          ];
        if (custom.includes(name.toLowerCase()))
          return [
            {
              at: set.at,
              message: `${name} is a custom endpoint: ENDPOINTS has no effect on it by its name.`,
              fix: `Write custom in place of ${name}, or remove it.`,
            },
          ];
        const other = nearest(name);
        return [
          {
            at: set.at,
            message: `LibreChat has no endpoint ${name}.${other ? ` Did you mean ${other}?` : ''}`,
            ...(other
              ? { fix: `Write ${other} in place of ${name}.`, edit: { from: name, to: other } }
              : {}),
          },
        ];
      });
  },
};

function nearest(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  const same = meant[plain] ?? known.find((it) => it.toLowerCase() === plain);
  if (same) return same;
  const near = closest(name, known);
  return distance(plain, near.toLowerCase()) <= 2 ? near : undefined;
}

export default rule;
