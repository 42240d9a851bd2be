import { type Json, sent } from '../../fixtures/saboteur/changes.ts';
import type { Rule } from '../../fixtures/saboteur/rules.ts';

/* What mutants between LibreChat and the providers have in common. */

type RulesOfProviders = Record<'openai' | 'anthropic' | 'ollama', readonly Rule[]>;

/** The same for every provider. */
export function everywhere(...rules: readonly Rule[]): RulesOfProviders {
  return { openai: rules, anthropic: rules, ollama: rules };
}

/** Changes each message of every request that has messages. */
export function eachMessage(change: (message: Json) => Json): Rule {
  return messagesOf((messages) => messages.map(change));
}

/** Changes the messages of every request whose last one has a text. */
export function messagesAt(text: string, change: (messages: Json[]) => Json[]): Rule {
  const isMeant = (messages: Json[]) => JSON.stringify(messages.at(-1)).includes(text);
  return messagesOf((messages) => (isMeant(messages) ? change(messages) : messages));
}

function messagesOf(change: (messages: Json[]) => Json[]): Rule {
  return {
    on: 'POST /*',
    request: sent((body) => {
      if (Array.isArray(body.messages)) body.messages = change(body.messages);
    }),
  };
}
