const base = require('../../jest.config.js');

/** Tests in the real n8n: they build, pack and install the package first, and run one file after another. */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/e2e/packOnce.ts',
	maxWorkers: 1,
	testTimeout: 120_000,
};
