/** A relative link of a Markdown page: the file, relative to the page's folder, and the heading's anchor. */
export interface MarkdownLink {
  /** Empty for a link within the page. */
  readonly file: string;
  readonly anchor: string | undefined;
}

/** The relative links of a Markdown text; code blocks are left out. */
export function linksIn(markdown: string): MarkdownLink[] {
  return [...withoutCode(markdown).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(
    ([, target = '']) => {
      const [file = '', anchor] = target.split('#');
      return { file, anchor };
    },
  );
}

/** The anchors that GitHub gives the headings of a Markdown text. */
export function anchorsIn(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\-_ ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The npm commands in a Markdown text: the script and its flags. */
export function npmCommandsIn(markdown: string): { script: string; flags: string[] }[] {
  const joined = markdown.replaceAll(/\\\n\s*/g, ' ');
  return [...joined.matchAll(/npm (?:run ([\w:-]+)|(test))\b([^`\n#&|]*)/g)].map(
    ([, script, test, rest = '']) => ({
      script: script ?? test ?? '',
      flags: rest.match(/(?<=\s)--[a-z][\w-]*/g) ?? [],
    }),
  );
}

const withoutCode = (markdown: string) => markdown.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
