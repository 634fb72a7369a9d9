import { KitProvider, Logo } from "@twinline/kit";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <KitProvider>
        <Logo size={32} />
      </KitProvider>
    </StrictMode>,
  );
