import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite` alone finds the emulator; `vite build` needs none. */
const emulator = process.env.EMULATOR_URL ?? 'http://127.0.0.1:8081';

export default defineConfig({
	base: '/phone/',
	plugins: [react()],
	build: {
		outDir: 'dist',
		emptyOutDir: true,
		// Everything is served from this machine: the size of a chunk costs no waiting.
		chunkSizeWarningLimit: 900,
	},
	server: { host: '127.0.0.1', proxy: { '/_emulator': emulator } },
});
