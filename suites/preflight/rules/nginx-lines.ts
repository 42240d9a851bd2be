import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';
import { nginxConfiguration, proxyConfigurations } from './services.ts';

export interface NginxFile {
  /** The line that leads to LibreChat. */
  readonly at: Position;
  /** Without its comments. */
  readonly text: string;
}

/** The nginx files of the project that lead to LibreChat. */
export function nginxFiles(project: Project): NginxFile[] {
  return proxyConfigurations(project, nginxConfiguration).flatMap(({ name, text }) => {
    const lines = text.split('\n').map((line) => line.replace(/#.*$/, ''));
    const index = lines.findIndex((line) => /\bproxy_pass\b/.test(line));
    const column = (lines[index]?.search(/\S/) ?? 0) + 1;
    return index < 0
      ? []
      : [{ at: { file: name, line: index + 1, column }, text: lines.join('\n') }];
  });
}
