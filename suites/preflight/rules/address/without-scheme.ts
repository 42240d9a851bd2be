import { interpolate } from '../../reading/interpolate.ts';
import { nodeAt, scalarAt } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import type { Position } from '../../reading/types.ts';
import { customEndpoints } from '../endpoints.ts';
import type { Finding, Rule } from '../rule.ts';

/** What a variable must begin with, and what follows where it does not. */
interface Due {
  readonly schemes: readonly string[];
  readonly consequence: string;
}

const http = (consequence: string): Due => ({ schemes: ['http', 'https'], consequence });

const due: Readonly<Record<string, Due>> = {
  REDIS_URI: { schemes: ['redis', 'rediss'], consequence: 'LibreChat ends when it starts' },
  AWS_ENDPOINT_URL: http('every upload fails with "Invalid URL"'),
  AWS_ENDPOINT_URL_S3: http('every upload fails with "Invalid URL"'),
  MEILI_HOST: http('the search stays empty'),
  RAG_API_URL: http('uploads for file search fail'),
  OPENAI_REVERSE_PROXY: http('every chat with OpenAI fails'),
  ANTHROPIC_REVERSE_PROXY: http('every chat with Anthropic fails'),
  GOOGLE_REVERSE_PROXY: http('every chat with Google fails'),
  ASSISTANTS_BASE_URL: http('assistants fail'),
  AZURE_OPENAI_BASEURL: http('every chat with Azure OpenAI fails'),
  PROXY: {
    schemes: ['http', 'https', 'socks', 'socks4', 'socks5', 'socks5h'],
    consequence: 'every request to a provider fails',
  },
  HTTP_PROXY: http('every request to a provider fails'),
  HTTPS_PROXY: http('every request to a provider fails'),
  OTEL_EXPORTER_OTLP_ENDPOINT: http('no trace is sent'),
  SAML_ENTRY_POINT: http('the sign-in with SAML fails'),
  LDAP_URL: { schemes: ['ldap', 'ldaps', 'ldapi'], consequence: 'the sign-in with LDAP fails' },
  SD_WEBUI_URL: http('the Stable Diffusion tool fails'),
  LIBRECHAT_CODE_BASEURL: http('the code interpreter fails'),
  FIRECRAWL_API_URL: http('the web search fails'),
  SEARXNG_INSTANCE_URL: http('the web search fails'),
  JINA_API_URL: http('the web search fails'),
  OLLAMA_BASE_URL: http('every chat with Ollama fails'),
  ADMIN_PANEL_URL: http('the sign-in to the admin panel leads to a path of LibreChat'),
  OPENID_JWKS_URL: http('tokens cannot be checked'),
};

const rule: Rule = {
  id: 'address.without-scheme',
  severity: 'error',
  why: 'LibreChat and its libraries take a whole address. Without the scheme, `host:port` is not an address, and a host alone is a path.',
  source: [
    'whatwg/url',
    'librechat:packages/api/src/cache/redisClients.ts',
    'librechat:packages/api/src/cdn/s3.ts',
  ],
  fix: 'Write the scheme before the host.',
  failing: { '.env': 'USE_REDIS=true\nREDIS_URI=10.20.0.7:6379\n' },
  passing: { '.env': 'USE_REDIS=true\nREDIS_URI=redis://10.20.0.7:6379\n' },
  check: (project) => [...inVariables(project), ...inConfiguration(project)],
};

function inVariables({ librechat: { environment } }: Project): Finding[] {
  return Object.entries(due).flatMap(([name, { schemes, consequence }]) => {
    const set = environment.get(name);
    const text = environment.text(name)?.trim();
    if (!set || text === undefined || !lacksScheme(text)) return [];
    if (!isHostLike(text)) return [];
    return [finding(name, set.at, text, schemes, consequence)];
  });
}

function inConfiguration(project: Project): Finding[] {
  const { environment, config } = project.librechat;
  const lookup = (name: string) => ({ text: environment.text(name) ?? '', unknown: false });
  const custom = customEndpoints(project).map(({ name, node }) => ({
    name: `baseURL of ${name || 'this endpoint'}`,
    set: scalarAt(node, 'baseURL'),
  }));
  const others = [
    ['ocr', 'baseURL'],
    ['speech', 'stt', 'openai', 'url'],
    ['speech', 'tts', 'openai', 'url'],
    ['speech', 'tts', 'localai', 'url'],
  ].map((path) => ({ name: path.join('.'), set: scalarAt(nodeAt(config?.root), ...path) }));
  return [...custom, ...others].flatMap(({ name, set }) => {
    const written = set?.text ?? '';
    // A variable is judged where it is set.
    if (!set || /^\$\{\w+\}$/.test(written.trim())) return [];
    const text = interpolate(written, lookup).text.trim();
    if (!lacksScheme(text) || !isHostLike(text)) return [];
    return [finding(name, set.at, text, ['http', 'https'], 'every request to it fails')];
  });
}

const lacksScheme = (text: string) => text !== '' && !/^[a-z][a-z\d+.-]*:\/\//i.test(text);

/** A host, a host and a port, or a service's name with one: not a word such as `user_provided`, nor a path. */
const isHostLike = (text: string) =>
  /^([\w-]+(\.[\w-]+)+|localhost|\[[\da-f:]+\])(:\d+)?(\/\S*)?$/i.test(text) ||
  /^[\w-]+:\d+(\/\S*)?$/.test(text);

function finding(
  name: string,
  at: Position,
  text: string,
  schemes: readonly string[],
  consequence: string,
): Finding {
  const usual = schemes.includes('https') && !/:\d+/.test(text) ? 'https' : (schemes[0] ?? 'http');
  const others = schemes.filter((scheme) => scheme !== usual);
  return {
    at,
    message: `${name} has no scheme, so it is not an address: ${consequence}.`,
    ...(others.length === 0 || /:\d+/.test(text)
      ? { edit: { from: text, to: `${usual}://${text}` } }
      : {}),
    fix: `Write ${usual}:// before it${others.length > 0 && others.length < 3 ? `, or ${others.join(':// or ')}://` : ''}.`,
  };
}

export default rule;
