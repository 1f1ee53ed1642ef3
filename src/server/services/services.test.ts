import { describe, expect, it } from 'vitest';
import { dataFolderProblem } from './services.ts';

describe('a data folder that cannot be opened', () => {
  it('is reported as a full disk', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(dataFolderProblem('/data', error).message).toBe(
      'The disk of the data folder /data is full. Make room there, or choose another folder: --data FOLDER',
    );
  });

  it('is otherwise reported with the reason of the system', () => {
    const { message } = dataFolderProblem('/data', new Error('EROFS: read-only file system'));
    expect(message).toContain('/data cannot be used (EROFS: read-only file system)');
  });
});
