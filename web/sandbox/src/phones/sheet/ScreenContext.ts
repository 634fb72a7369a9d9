// The glass of the phone a component stands on, so that sheets cover that phone and nothing else.
import { createContext, useContext } from "react";

export const ScreenContext = createContext<HTMLElement | null>(null);

export const useScreen = () => useContext(ScreenContext);
