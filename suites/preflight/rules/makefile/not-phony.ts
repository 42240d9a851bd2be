import { targetsOf } from '../makefile-rules.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'makefile.not-phony',
  severity: 'warning',
  why: 'Make does nothing for a target if a file or folder of that name exists, so the command stops running.',
  source: ['make/phony-targets', 'plan/makefile'],
  fix: 'Add .PHONY with the names of all targets that create no file.',
  failing: { Makefile: 'start:\n\tdocker compose up -d --wait\n' },
  passing: { Makefile: '.PHONY: start\nstart:\n\tdocker compose up -d --wait\n' },
  check: (project) => {
    const text = project.makefile?.text ?? '';
    const phony = new Set(
      [...text.matchAll(/^\.PHONY\s*:(.*(?:\\\n.*)*)/gm)].flatMap(([, names = '']) =>
        names.split(/[\s\\]+/),
      ),
    );
    const bare = targetsOf(project).filter(
      ({ names, recipe }) =>
        recipe.some(({ text: line }) => /docker/.test(line)) &&
        names.some((name) => !phony.has(name)),
    );
    const [first] = bare;
    if (!first) return [];
    return [
      {
        at: first.at,
        edit: {
          insert: [`.PHONY: ${bare.flatMap(({ names }) => names).join(' ')}`],
          where: 'before' as const,
        },
        message: `${bare.flatMap(({ names }) => names).join(', ')} ${bare.length > 1 ? 'make' : 'makes'} no file, and .PHONY does not say so.`,
      },
    ];
  },
};

export default rule;
