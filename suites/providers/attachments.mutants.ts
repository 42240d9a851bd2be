import { asSuccess, refuse, style } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import {
  attachmentCauses,
  largeFileRejected,
  largeFileTold,
  tooManyTold,
  wrongTypeRejected,
  wrongTypeTold,
} from './attachments.checks.ts';
import { violating } from './chat-rules.ts';

const upload = 'POST /api/files/images';

export const mutants = defineMutants({
  'providers.attachment-limit-missing': {
    violates: violating(
      largeFileRejected,
      largeFileTold,
      wrongTypeRejected,
      wrongTypeTold,
      tooManyTold,
    ),
    why: 'fileConfig is lost when two versions of librechat.yaml are merged.',
    cause: attachmentCauses['attachment-limit-not-applied'],
    deployment: { librechatYaml: (content) => ({ ...content, fileConfig: undefined }) },
  },
  'providers.attachment-rejected-as-success': {
    violates: violating(largeFileRejected, wrongTypeRejected),
    why: 'A gateway answers uploads with success before LibreChat has looked at them.',
    cause: attachmentCauses['attachment-limit-not-applied'],
    traffic: [{ on: upload, response: asSuccess }],
  },
  'providers.attachment-rejected-by-proxy': {
    violates: violating(largeFileTold),
    why: 'A proxy has a smaller limit for bodies than LibreChat, and answers with a page of its own (client_max_body_size in nginx).',
    cause: attachmentCauses['attachment-limit-not-told'],
    traffic: [
      {
        on: upload,
        request: refuse(413, '<h1>413 Request Entity Too Large</h1>', 'text/html'),
      },
    ],
  },
  'providers.attachment-rejection-hidden': {
    violates: violating(largeFileTold, wrongTypeTold, tooManyTold),
    why: 'A style of the company hides messages that the page shows for some seconds.',
    cause: attachmentCauses['attachment-limit-not-told'],
    traffic: [style('[aria-label^=Notifications] { display: none !important }')],
  },
});
