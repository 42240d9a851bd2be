import { scalarAt, textAt } from '../../reading/nodes.ts';
import { config } from '../examples.ts';
import type { Rule } from '../rule.ts';

const off = (more: string) => config(`interface: { temporaryChat: false${more} }\n`);

const rule: Rule = {
  id: 'config.retention-without-effect',
  severity: 'warning',
  why: 'TEMP_CHAT_RETENTION_HOURS and temporaryChatRetention limit temporary chats only. With temporary chats off nothing expires, unless retentionMode is `all` (v0.8.6 and later).',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/interface',
    'librechat#13049',
  ],
  fix: 'Set interface.retentionMode: all to let every chat expire, or remove the limit.',
  failing: { ...off(', temporaryChatRetention: 24'), '.env': '' },
  passing: off(''),
  check: ({ librechat: { config: found, environment } }) => {
    const root = found?.root;
    const limit =
      scalarAt(root, 'interface', 'temporaryChatRetention') ??
      environment.get('TEMP_CHAT_RETENTION_HOURS');
    const isOff = textAt(root, 'interface', 'temporaryChat') === 'false';
    if (!limit || !isOff || textAt(root, 'interface', 'retentionMode') === 'all') return [];
    return [
      {
        at: limit.at,
        message: 'The limit has no effect: temporary chats are off, and other chats do not expire.',
      },
    ];
  },
};

export default rule;
