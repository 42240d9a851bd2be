import { type OutputUnit, Validator } from '@cfworker/json-schema';
import { readComposeSchema } from '../data/compose-schema.ts';
import type { SourceFile } from './files.ts';
import { isMapping, placeAt, plainOf } from './nodes.ts';
import type { Node, Problem } from './types.ts';

let validator: Validator | undefined;

/** It interprets: compiling would take longer. */
function composeValidator(): Validator {
  validator ??= new Validator(readComposeSchema(), '7', false);
  return validator;
}

/** Keeps what Docker Compose would refuse in a compose file, at its place: the first fault of each service. */
export function checkSchema(root: Node, file: SourceFile, problems: Problem[]): void {
  const rule = 'compose.refused';
  if (!isMapping(root)) {
    const message = `${file.name} is not a compose file: it must be a map with \`services\`.`;
    problems.push({ rule, at: root.at, message });
    return;
  }
  const { errors } = composeValidator().validate(plainOf(root));
  for (const error of deepest(errors))
    problems.push({ rule, at: placeAt(root, pathOf(error)), message: sentence(error) });
}

/** A fault is told at every level above it as well: of each service, the first of the deepest ones. */
function deepest(errors: readonly OutputUnit[]): OutputUnit[] {
  const byPlace = new Map<string, OutputUnit>();
  for (const error of errors) {
    const place = pathOf(error).slice(0, 2).join('/');
    const known = byPlace.get(place);
    if (!known || pathOf(error).length > pathOf(known).length) byPlace.set(place, error);
  }
  const all = [...byPlace];
  const isAbove = (place: string) =>
    all.some(([other]) => other !== place && other.startsWith(place));
  return all.filter(([place]) => !isAbove(place)).map(([, error]) => error);
}

const pathOf = ({ instanceLocation }: OutputUnit): string[] =>
  instanceLocation
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));

function sentence(error: OutputUnit): string {
  const path = pathOf(error);
  const key = path.at(-1) ?? '';
  return error.keyword === 'false'
    ? `Compose does not know \`${key}\` in ${path.slice(0, -1).join('.') || 'a compose file'}.`
    : `Compose rejects \`${path.join('.')}\`: ${error.error}`;
}
