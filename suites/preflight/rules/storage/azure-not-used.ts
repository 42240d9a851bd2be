import { config } from '../examples.ts';
import { isConfigKnown, storageOf, switchRule, variableSet } from '../needs.ts';

const env = { '.env': 'AZURE_STORAGE_ACCOUNT_NAME=chatfiles\n' };

export default switchRule({
  id: 'storage.azure-not-used',
  severity: 'warning',
  why: 'LibreChat stores files in Azure Blob Storage only if librechat.yaml says so. Until then they stay in its container or its volumes.',
  source: ['librechat-docs/configuration/cdn/azure'],
  fix: 'Add to librechat.yaml: fileStrategy: azure_blob. Or remove the variables of the account.',
  failing: env,
  passing: { ...env, ...config('fileStrategy: azure_blob\n') },
  isSetUp: (project) =>
    variableSet('AZURE_STORAGE_CONNECTION_STRING')(project) ??
    variableSet('AZURE_STORAGE_ACCOUNT_NAME')(project),
  isOn: (project) => !isConfigKnown(project) || storageOf(project, 'azure_blob') !== undefined,
  message:
    'A storage account of Azure is set, but librechat.yaml does not choose azure_blob: files are not stored there.',
});
