import { override } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { ofKind } from '../services.ts';

const search = (folder: string) =>
  override(
    `services:\n  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n    volumes: [./${folder}:/meili_data]\n  librechat:\n    depends_on: [search]\n`,
  );

const rule: Rule = {
  id: 'search.data-of-other-version',
  severity: 'warning',
  why: 'Meilisearch does not start with data of another version: "Your database version is incompatible". The name of the folder says that it holds the data of another one.',
  source: ['meilisearch/updating', 'librechat:docker-compose.yml'],
  fix: 'Use a new folder for the new version; LibreChat fills the index again.',
  failing: search('meili_data_v1.12'),
  passing: search('meili_data_v1.35.1'),
  check: (project) =>
    ofKind(project, 'meilisearch').flatMap(({ name, image, mounts }) => {
      const version = /:v?(\d+\.\d+)/.exec(image?.text ?? '')?.[1];
      const mount = mounts.find(({ target }) => target.startsWith('/meili_data'));
      const folder = /v(\d+\.\d+)(\.\d+)?$/.exec(mount?.source ?? '')?.[1];
      if (!mount || !version || !folder || version === folder) return [];
      return [
        {
          at: mount.at,
          service: name,
          message: `${name} is version ${version}, and its folder holds data of ${folder}: it does not start.`,
          fix: `Mount a new folder, for example ./meili_data_v${version}:/meili_data.`,
        },
      ];
    }),
};

export default rule;
