import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

export const titleCauses = defineCauses({
  'no-title': {
    text: 'The request for the title fails or is not made: titleConvo is off, or titleModel names a model that the provider does not have.',
    fix: 'Set titleConvo: true and titleModel: current_model for the endpoint in librechat.yaml, and look for "Error generating title" in the log.',
    shownBy: /title of the conversation/,
  },
  'title-after-answer': {
    text: 'The title is asked for after the answer only: titleTiming is final, or the release is older than v0.8.7.',
    fix: 'Leave titleTiming at immediate for the endpoint, and upgrade LibreChat to v0.8.7 or later.',
    shownBy: /before the answer ended/,
  },
  'title-holds-chat-up': {
    text: 'The chat waits for its title, so a provider that is slow or fails for titles stops the conversation.',
    fix: 'Set titleModel to a small model that answers fast, or titleConvo: false for the endpoint.',
    shownBy: /first answer|the answer to the next message|seconds/,
  },
  'title-in-conversation': {
    text: 'The answer to the request for a title is stored or shown as a message.',
    fix: 'Upgrade LibreChat, and check that the gateway does not mix the answers of two requests of one connection.',
    shownBy: /messages of the conversation/,
  },
  'title-competes': {
    text: 'LibreChat asks for the title at the same time as the first answer, and the provider takes one request at a time.',
    fix: 'Set titleTiming: final for the endpoint in librechat.yaml.',
    shownBy: /rate limit|429|limits/i,
  },
  'title-lost-at-stop': {
    text: 'A title that was found already is thrown away when the answer is stopped.',
    fix: 'Rename the chat by hand; the next release may keep the title.',
    shownBy: /title after the stop/,
  },
  'title-too-early': {
    text: 'titleTiming: final is not applied: endpoints.all has another one, which holds for every endpoint.',
    fix: 'Set titleTiming: final in endpoints.all of librechat.yaml, or leave it out there and set it for the endpoint.',
    shownBy: /title was asked for/,
  },
  'title-holds-key': {
    text: 'The error of the provider becomes the title, with whatever it repeats.',
    fix: 'Let the gateway between LibreChat and the provider replace the texts of errors, and never echo a key in them.',
    shownBy: /places that hold it/,
  },
});
