// Feeds the tour with what the live link shows and with the virtual time, and keeps it in this browser.
import {
  createContext,
  type Dispatch,
  type ReactNode,
  useContext,
  useEffect,
  useReducer,
  useRef,
} from "react";
import { clockNow } from "../api/clock";
import { useFrames } from "../api/LiveProvider";
import { useBench } from "../api/queries";
import { loadTour, saveTour, type Tour, type TourEvent, tourReduce } from "./tour";

const GuideContext = createContext<{ tour: Tour; tell: Dispatch<TourEvent> } | null>(null);

const beatMs = 500;

export function GuideProvider({ children }: { children: ReactNode }) {
  const [tour, tell] = useReducer(tourReduce, undefined, loadTour);
  const { data: bench } = useBench();
  const latest = useRef(bench);
  useEffect(() => {
    latest.current = bench;
  }, [bench]);

  useEffect(() => saveTour(tour), [tour]);

  useFrames((frame) => {
    const owner = latest.current?.phones.find((phone) => phone.kind === "business");
    if (owner && (frame.type === "message" || frame.type === "exchange" || frame.type === "phone"))
      tell({ on: "frame", frame, owner });
  });

  useEffect(() => {
    const beat = () => {
      const owner = latest.current?.phones.find((phone) => phone.kind === "business");
      if (latest.current && owner) tell({ on: "time", now: clockNow(latest.current.clock), owner });
    };
    const timer = setInterval(beat, beatMs);
    return () => clearInterval(timer);
  }, []);

  return <GuideContext.Provider value={{ tour, tell }}>{children}</GuideContext.Provider>;
}

export function useGuide() {
  const held = useContext(GuideContext);
  if (!held) throw new Error("useGuide needs a GuideProvider around it");
  return held;
}
