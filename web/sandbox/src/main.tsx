// Starts the bench page.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { KitProvider } from "@twinline/kit";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { LiveProvider } from "./api/LiveProvider";
import { DeskProvider } from "./desk/DeskProvider";
import { GuideProvider } from "./tour/GuideProvider";

// The socket keeps answers fresh, so nothing is fetched again only because a window got the focus.
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: 1 } },
});

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <KitProvider>
        <QueryClientProvider client={client}>
          <LiveProvider>
            <DeskProvider>
              <GuideProvider>
                <App />
              </GuideProvider>
            </DeskProvider>
          </LiveProvider>
        </QueryClientProvider>
      </KitProvider>
    </StrictMode>,
  );
