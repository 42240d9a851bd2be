import { type Json, refuse } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { violating } from './chat-rules.ts';
import { eachMessage, everywhere, messagesAt } from './gateway-rules.ts';
import {
  goesOnAfterPicture,
  imageCauses,
  pictureSent,
  pictureShownAgain,
} from './images.checks.ts';

const isPicture = ({ type }: Json): boolean => type === 'image_url' || type === 'image';

/** Changes the parts of a message that has parts. */
const parts = (change: (parts: Json[]) => Json[]) =>
  eachMessage((message) =>
    Array.isArray(message.content) ? { ...message, content: change(message.content) } : message,
  );

/** The same picture, called a JPEG. */
function asJpeg(part: Json): Json {
  if (part.type === 'image')
    return { ...part, source: { ...part.source, media_type: 'image/jpeg' } };
  if (part.type !== 'image_url') return part;
  const url = part.image_url.url.replace(/^data:[^;]*/, 'data:image/jpeg');
  return { ...part, image_url: { ...part.image_url, url } };
}

export const mutants = defineMutants({
  'providers.picture-removed': {
    violates: violating(pictureSent),
    why: 'A gateway passes on text only.',
    cause: imageCauses['picture-not-sent'],
    providers: everywhere(parts((all) => all.filter((part) => !isPicture(part)))),
  },
  'providers.picture-mislabelled': {
    violates: violating(pictureSent, goesOnAfterPicture),
    why: 'The picture is kept in another format than the request says, and the provider refuses it.',
    cause: imageCauses['picture-refused'],
    providers: everywhere(parts((all) => all.map(asJpeg))),
  },
  'providers.picture-not-served': {
    violates: violating(pictureShownAgain),
    why: 'The folder of uploads is on no volume, and a new container does not have the picture.',
    cause: imageCauses['picture-not-served'],
    traffic: [{ on: 'GET /images/*', request: refuse(404) }],
  },
  'providers.picture-history-lost': {
    violates: violating(goesOnAfterPicture),
    why: 'A picture fills the context window of a gateway, which keeps only the last message.',
    cause: imageCauses['history-shortened'],
    providers: everywhere(messagesAt('And then', (messages) => messages.slice(-1))),
  },
});
