import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, nodeAt, scalarsOf } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import { readYaml } from '../../reading/yaml.ts';
import { releaseOf, runsWithin } from '../../release.ts';
import { namesOf } from '../database.ts';
import type { Rule } from '../rule.ts';
import { ofKind } from '../services.ts';

const scraping = (host: string) => ({
  'docker-compose.override.yml':
    'services:\n  prometheus:\n    image: prom/prometheus:v3.5.0\n    restart: unless-stopped\n    volumes: [./prometheus.yml:/etc/prometheus/prometheus.yml:ro]\n',
  'prometheus.yml': `scrape_configs:\n  - job_name: chat\n    static_configs:\n      - targets: ['${host}']\n`,
});

const rule: Rule = {
  id: 'monitoring.no-such-metrics',
  severity: 'warning',
  why: 'LibreChat has /metrics from v0.8.6 on, and only for a bearer of METRICS_SECRET. Before, it answers with its page and 200, so Prometheus shows the target as broken.',
  source: ['librechat-docs/configuration/metrics', 'librechat#13111'],
  fix: 'Scrape an exporter that reads the database, such as librechat_exporter. From v0.8.6 on set METRICS_SECRET, and give it to Prometheus as bearer token.',
  failing: scraping('librechat:3080'),
  passing: scraping('librechat_exporter:8000'),
  check: (project) => {
    const { service, environment } = project.librechat;
    if (!service) return [];
    const hasMetrics = runsWithin(project, { since: 'v0.8.6' });
    if (hasMetrics && environment.mayHave('METRICS_SECRET')) return [];
    const release = releaseOf(project).name;
    const names = namesOf(service);
    return targetsOf(project)
      .filter(({ text }) => names.includes(text?.split(':')[0] ?? ''))
      .map(({ at }) => ({
        at,
        message: hasMetrics
          ? `${release} refuses Prometheus with 401: METRICS_SECRET is not set.`
          : `${release} has no metrics: it answers with its page.`,
      }));
  },
};

/** What the project's Prometheus scrapes, as far as its configuration is mounted. */
function targetsOf(project: Project) {
  const mounts = ofKind(project, 'prometheus').flatMap(({ mounts: own }) => own);
  const paths = mounts.flatMap(({ type, source, target }) =>
    type === 'bind' && source
      ? target.endsWith('.yml')
        ? [source]
        : [join(source, 'prometheus.yml')]
      : [],
  );
  return paths.filter(existsSync).flatMap((path) => {
    const file = project.files.read(path);
    const root = file && readYaml(file, []);
    const jobs = itemsOf(nodeAt(root, 'scrape_configs')).flatMap((job) =>
      itemsOf(nodeAt(job, 'static_configs')),
    );
    return jobs.flatMap((job) =>
      itemsOf(nodeAt(job, 'targets')).flatMap((node) =>
        [...scalarsOf(node)].map(([, target]) => target),
      ),
    );
  });
}

export default rule;
