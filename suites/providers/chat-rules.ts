import type { EventSourceMessage } from 'eventsource-parser';
import type { Check } from '../../fixtures/checks/types.ts';
import { eventData, type Json, json, refuse } from '../../fixtures/saboteur/changes.ts';
import type { Play, Rule } from '../../fixtures/saboteur/rules.ts';

/* What the mutants of the chat have in common. */

export const paths = {
  start: 'POST /api/agents/chat/:endpoint',
  abort: 'POST /api/agents/chat/abort',
  stream: 'GET /api/agents/chat/stream/:id',
  stored: 'GET /api/messages/:id',
} as const;

export type Checks = readonly [Check, ...Check[]];

/** The checks of tables and single checks, as what a mutant violates. */
export function violating(...tables: readonly object[]): Checks {
  return tables.flatMap(checksIn) as unknown as Checks;
}

function checksIn(table: object): Check[] {
  return 'requirement' in table ? [table as Check] : Object.values(table).flatMap(checksIn);
}

export const isPiece = ({ data }: EventSourceMessage): boolean => data.includes('on_message_delta');
export const isLast = ({ data }: EventSourceMessage): boolean => data.includes('"final":true');

/** LibreChat refuses a message because another one of the conversation is still being answered. */
export const runStillActive = refuse(409, '{"code":"RUN_STILL_ACTIVE"}', 'application/json');

/** Changes the answer in the last event of its stream. */
export function finalAnswer(change: (answer: Json, play: Play) => Json): Rule {
  return {
    on: paths.stream,
    events: eventData((it, play) =>
      it.final ? { ...it, responseMessage: change(it.responseMessage, play) } : it,
    ),
  };
}

/** Changes the answers that are read later. */
export function storedAnswers(change: (answers: Json[]) => Json[]): Rule {
  return {
    on: paths.stored,
    response: json((messages) =>
      Array.isArray(messages)
        ? [
            ...messages.filter((it) => it.isCreatedByUser),
            ...change(messages.filter((it) => !it.isCreatedByUser)),
          ]
        : messages,
    ),
  };
}

/** An answer without the parts that say why it failed. */
export const withoutError = (answer: Json): Json => ({
  ...answer,
  content: answer.content?.filter((part: Json) => part.type !== 'error'),
});

/** A message with another text. */
export function withText(change: (text: string) => string): (message: Json) => Json {
  return (message) => ({
    ...message,
    content: message.content?.map((part: Json) =>
      typeof part.text === 'string' ? { ...part, text: change(part.text) } : part,
    ),
  });
}

/** A text whose emoji are lost, as in a database or a filter of three bytes a character. */
export const withoutEmoji = (text: string): string =>
  text.replace(/\p{Extended_Pictographic}/gu, '\uFFFD');

/** Changes the text of answers, at the end of their stream and when they are read later. */
export function wholeText(change: (text: string) => string): readonly [Rule, Rule] {
  const changed = withText(change);
  return [finalAnswer(changed), storedAnswers((answers) => answers.map(changed))];
}
