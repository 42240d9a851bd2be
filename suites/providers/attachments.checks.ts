import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const attachmentCauses = defineCauses({
  'attachment-limit-not-applied': {
    text: 'LibreChat takes files of any size, kind and number: fileConfig does not name the limit, or not for this provider.',
    fix: 'Set fileSizeLimit (in MB), fileLimit and supportedMimeTypes of fileConfig.endpoints.default in librechat.yaml, and look for errors of the file in the startup log.',
    shownBy: /status of the upload|files attached/,
  },
  'attachment-limit-not-told': {
    text: 'The reason of the rejection is replaced or dropped on its way to the page.',
    fix: 'Let proxies pass the answers of /api/files on as they are, with a limit for bodies above that of LibreChat (client_max_body_size in nginx).',
    shownBy: /what the page says of the file/,
  },
});

const limited = {
  requirement: 'limits',
  level: 'MUST',
  source: ['librechat-docs/configuration/librechat_yaml/object_structure/file_config'],
  needs: ['doubles'],
  shape: 'limits',
} as const;

export const largeFileRejected = defineCheck({
  ...limited,
  id: 'providers.limits.attachment.rejected',
  text: 'LibreChat takes no file that is larger than the limit, whatever client sends it.',
  causes: [attachmentCauses['attachment-limit-not-applied']],
  refusal: true,
});

export const largeFileTold = defineCheck({
  ...limited,
  id: 'providers.limits.attachment.words',
  text: 'When a file is larger than the limit, the page says so and attaches nothing, and the message can be sent without it.',
  causes: [
    attachmentCauses['attachment-limit-not-told'],
    attachmentCauses['attachment-limit-not-applied'],
  ],
});

export const wrongTypeRejected = defineCheck({
  ...limited,
  id: 'providers.limits.attachment.type-rejected',
  text: 'LibreChat takes no file of a kind that is not allowed, whatever client sends it.',
  causes: [attachmentCauses['attachment-limit-not-applied']],
  refusal: true,
});

export const wrongTypeTold = defineCheck({
  ...limited,
  id: 'providers.limits.attachment.type-words',
  text: 'When a file is of a kind that is not allowed, the page says so and attaches nothing.',
  causes: [
    attachmentCauses['attachment-limit-not-told'],
    attachmentCauses['attachment-limit-not-applied'],
  ],
});

export const tooManyTold = defineCheck({
  ...limited,
  id: 'providers.limits.attachment.count-words',
  text: 'When a message has as many files as it may have, the page attaches no other one and says why.',
  causes: [
    attachmentCauses['attachment-limit-not-told'],
    attachmentCauses['attachment-limit-not-applied'],
  ],
});
