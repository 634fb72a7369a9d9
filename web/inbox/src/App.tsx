/** The providers around every page: the look, the cache, the routes. */
import "./ui/inbox.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { KitProvider } from "@twinline/kit";
import { StrictMode, useState } from "react";
import { createQueryClient } from "./live/client";
import { createAppRouter } from "./router";

export function App() {
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queryClient));
  return (
    <StrictMode>
      <KitProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </KitProvider>
    </StrictMode>
  );
}
