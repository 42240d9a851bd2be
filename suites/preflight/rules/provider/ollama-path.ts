import { interpolate } from '../../reading/interpolate.ts';
import { scalarAt } from '../../reading/nodes.ts';
import { urlOf } from '../addresses.ts';
import { customEndpoints } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

const endpoint = (path: string) => ({
  'librechat.yaml': `version: 1.3.9
secureImageLinks: true
registration: { allowedDomains: [example.org] }
endpoints:
  custom:
    - name: Ollama
      apiKey: ollama
      baseURL: http://ollama.example.org:11434${path}
      models: { default: [gpt-oss:20b], fetch: true }
`,
});

const rule: Rule = {
  id: 'provider.ollama-path',
  severity: 'error',
  why: "LibreChat speaks OpenAI's protocol to custom endpoints, which Ollama answers under /v1. Without it the list of models appears, and every chat ends with 404.",
  source: ['ollama/openai', 'librechat-docs/configuration/librechat_yaml/ai_endpoints/ollama'],
  fix: 'Let baseURL end with /v1.',
  failing: endpoint(''),
  passing: endpoint('/v1'),
  check: (project) =>
    customEndpoints(project).flatMap(({ node }) => {
      const set = scalarAt(node, 'baseURL');
      const { environment } = project.librechat;
      const lookup = (name: string) => ({ text: environment.text(name) ?? '', unknown: false });
      const url = urlOf(interpolate(set?.text ?? '', lookup).text);
      const isOllama = url?.port === '11434' || /(^|\.)ollama$/.test(url?.hostname ?? '');
      if (!set || !url || !isOllama || url.pathname.startsWith('/v1')) return [];
      return [
        {
          at: set.at,
          ...(/^[^$]+$/.test(set.text ?? '') && ['/', '/api', '/api/'].includes(url.pathname)
            ? { edit: { from: set.text ?? '', to: `${url.origin}/v1` } }
            : {}),
          message: 'Ollama answers chats under /v1, but this address leads elsewhere.',
        },
      ];
    }),
};

export default rule;
