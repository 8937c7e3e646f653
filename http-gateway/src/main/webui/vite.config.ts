import { defineConfig } from "vitest/config";

const server = process.env["COLLABBOARD_URL"] ?? "http://localhost:8080";

export default defineConfig({
  build: {
    outDir: "../../../target/classes/webui",
    emptyOutDir: true,
    // The content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": { target: server, ws: true, changeOrigin: true } } },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
