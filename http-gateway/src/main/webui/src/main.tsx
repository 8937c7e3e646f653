import { createRoot } from "react-dom/client";
import { App } from "./pages/app";
import { PageWorker } from "./page-worker";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(<App worker={new PageWorker()} />);
