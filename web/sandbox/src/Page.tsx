// The page: the bench, or one of the sign-up window's.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { KitProvider } from "@twinline/kit";
import { StrictMode } from "react";
import { App } from "./App";
import { LiveProvider } from "./api/LiveProvider";
import { DeskProvider } from "./desk/DeskProvider";
import { readPhoneWindow } from "./desk/phoneWindow";
import { PhonePage } from "./PhonePage";
import { RequestPage } from "./sign_up/RequestPage";
import { SignUpWindow } from "./sign_up/SignUpWindow";
import { WhichBusiness } from "./sign_up/WhichBusiness";
import { GuideProvider } from "./tour/GuideProvider";

// The socket keeps answers fresh, so nothing is fetched again only because a window got the focus.
const client = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: 1 } },
});

const phoneWindow = readPhoneWindow(location);

const bench = (
  <LiveProvider>
    <DeskProvider window={phoneWindow}>
      {phoneWindow ? (
        <PhonePage id={phoneWindow.phone} />
      ) : (
        <GuideProvider>
          <App />
        </GuideProvider>
      )}
    </DeskProvider>
  </LiveProvider>
);

/** Windows of the sign-up, without the bench and its live link. */
const windows = [
  { path: "/bench/sign_up/phone", page: <RequestPage /> },
  {
    path: "/bench/sign_up",
    page: (
      <WhichBusiness>
        <SignUpWindow />
      </WhichBusiness>
    ),
  },
];
const own = windows.find(({ path }) => location.pathname.startsWith(path));

export function Page() {
  return (
    <StrictMode>
      <KitProvider>
        <QueryClientProvider client={client}>{own?.page ?? bench}</QueryClientProvider>
      </KitProvider>
    </StrictMode>
  );
}
