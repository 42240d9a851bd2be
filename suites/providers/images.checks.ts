import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';

export const imageCauses = defineCauses({
  'picture-refused': {
    text: 'The provider refuses the picture: a gateway changed it, or it is sent in a form of another API.',
    fix: 'Read the refusal of the provider below, and compare the picture with what the API of the provider takes.',
    shownBy: /(openai|anthropic|ollama): POST .* → 400/,
  },
  'picture-not-sent': {
    text: 'The picture does not reach the provider: the model is taken for one without eyes, or a gateway removes it.',
    fix: 'Compare the request to the provider with the message, and set the gateway to pass on pictures.',
    shownBy: /pictures that .* got/,
  },
  'picture-not-served': {
    text: 'The page cannot load the picture: a proxy does not pass on /images, or the folder of uploads was lost.',
    fix: 'Open the address of the picture, pass on /images in the proxy, and keep client/public/images on a volume.',
    shownBy: /size of the picture shown/,
  },
  'history-shortened': {
    text: 'LibreChat or a gateway sends a part of the conversation only.',
    fix: 'Compare the request to the provider with the conversation, and look for limits of the context in LibreChat and in the gateway.',
    shownBy: /earlier message/,
  },
});

const source = ['plan/phase-1', 'librechat:api/server/routes/files/images.js'] as const;

export const pictureSent = forEachProvider((provider) =>
  defineCheck({
    id: `providers.image.${provider}.sent`,
    requirement: 'modelSelection',
    level: 'MUST',
    text: `A picture that a person attaches reaches ${labels[provider]} in a form that its API takes.`,
    source,
    causes: [imageCauses['picture-refused'], imageCauses['picture-not-sent']],
    needs: ['doubles'],
  }),
);

export const pictureShownAgain = forEachProvider((provider) =>
  defineCheck({
    id: `providers.image.${provider}.shown-again`,
    requirement: 'modelSelection',
    level: 'MUST',
    text: `A picture that was sent to ${labels[provider]} is shown again after a reload.`,
    source,
    causes: [imageCauses['picture-not-served']],
    needs: ['doubles'],
  }),
);

/** By the provider that goes on. */
export const goesOnAfterPicture = forEachProvider((provider) =>
  defineCheck({
    id: `providers.history.${provider}.after-image`,
    requirement: 'switching',
    level: 'MUST',
    text: `After a message with a picture to another provider, a switch to ${labels[provider]} works: it accepts the history, and has the earlier messages.`,
    source: ['plan/notes', 'librechat#6428'],
    causes: [imageCauses['picture-refused'], imageCauses['history-shortened']],
    needs: ['doubles'],
  }),
);
