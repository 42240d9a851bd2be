import { config } from '../examples.ts';
import { needsRule, storageOf } from '../needs.ts';

const needed = [
  'API_KEY',
  'AUTH_DOMAIN',
  'PROJECT_ID',
  'STORAGE_BUCKET',
  'MESSAGING_SENDER_ID',
  'APP_ID',
].map((name) => `FIREBASE_${name}`);
const firebase = config('fileStrategy: firebase\n');

export default needsRule({
  id: 'storage.firebase-incomplete',
  severity: 'error',
  why: 'With fileStrategy firebase LibreChat needs all six values of the Firebase project. If one is missing it sets up no storage, and every upload fails.',
  source: [
    'librechat-docs/configuration/cdn/firebase',
    'librechat:packages/api/src/cdn/firebase.ts',
  ],
  fix: 'Copy the six values from the settings of your Firebase project.',
  failing: firebase,
  passing: { ...firebase, '.env': needed.map((name) => `${name}=from-the-console\n`).join('') },
  feature: 'Files are stored in Firebase',
  isOn: (project) => storageOf(project, 'firebase'),
  needed,
  consequence: 'every upload fails',
});
