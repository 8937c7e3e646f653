import { defineConfig } from "vitest/config";
import { serviceWorkerBuild } from "./service-worker-build.ts";

const server = process.env["COLLABBOARD_URL"] ?? "http://localhost:8080";

export default defineConfig({
  build: {
    outDir: "../../../target/classes/webui",
    emptyOutDir: true,
    // The content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "src/worker/service-worker.ts"],
      output: {
        // A worker rules what lies below its own address, and is found again by its name.
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  plugins: [serviceWorkerBuild()],
  server: { proxy: { "/api": { target: server, ws: true, changeOrigin: true } } },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
