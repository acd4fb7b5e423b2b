import { fileURLToPath } from 'node:url';

export default {
  base: './',
  build: {
    outDir: fileURLToPath(new URL('../../target/bench/word', import.meta.url)),
    emptyOutDir: true,
    chunkSizeWarningLimit: 5000,
  },
};
