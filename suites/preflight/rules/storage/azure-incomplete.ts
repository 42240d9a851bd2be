import { config } from '../examples.ts';
import { needsRule, storageOf } from '../needs.ts';

const azure = config('fileStrategy: azure_blob\n');

export default needsRule({
  id: 'storage.azure-incomplete',
  severity: 'error',
  why: 'With fileStrategy azure_blob LibreChat needs a connection string, or the name of the account for a managed identity. Without either it sets up no client, and every upload fails.',
  source: ['librechat:packages/api/src/cdn/azure.ts'],
  fix: 'Set AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_NAME with a managed identity.',
  failing: azure,
  passing: { ...azure, '.env': 'AZURE_STORAGE_ACCOUNT_NAME=chatfiles\n' },
  feature: 'Files are stored in Azure Blob Storage',
  isOn: (project) => storageOf(project, 'azure_blob'),
  needed: [['AZURE_STORAGE_CONNECTION_STRING', 'AZURE_STORAGE_ACCOUNT_NAME']],
  consequence: 'every upload fails',
});
