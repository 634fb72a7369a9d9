// Everything a page may use of the kit.
export {
  Bubble,
  type BubbleFrom,
  type BubbleProps,
  type BubbleQuote,
  type BubbleReaction,
} from "./bubble/Bubble";
export { type MediaAbsence, MediaCard, type MediaView } from "./bubble/MediaCard";
export { SendState, type SendStateAction, type SendStateProps } from "./bubble/SendState";
export { type SendTick, Ticks } from "./bubble/Ticks";
export { type Floor, FloorRow, type FloorRowProps } from "./floor/FloorRow";
export { DayDivider, FloorEvent, type FloorEventProps, NewLine, ThreadNotice } from "./floor/ThreadMarks";
export { KitProvider } from "./KitProvider";
export { Logo } from "./Logo";
export { Avatar, type AvatarProps } from "./origin/Avatar";
export { BotSign } from "./origin/BotSign";
export { OriginMark, type OriginMarkProps } from "./origin/OriginMark";
export { initials, type Origin, originClass } from "./origin/origin";
export { SoundPlayer, type SoundPlayerProps } from "./sound/SoundPlayer";
export { type Recorder, useRecorder } from "./sound/useRecorder";
export { clockText } from "./sound/waveform";
export { EmptyState, type EmptyStateProps } from "./states/EmptyState";
export { Notice, type NoticeAction, type NoticeProps, type NoticeTone, Strip } from "./states/Notice";
export { BubbleSkeleton, LoadingLabel, RowSkeleton, SkeletonBlock } from "./states/Skeletons";
export { dollars, MICROS } from "./text/dollars";
export { FormattedText } from "./text/FormattedText";
export { parseFormat, plainText, type TextNode } from "./text/parseFormat";
export { phoneNumber, readableName } from "./text/phoneNumber";
export { cssVariablesResolver, theme } from "./theme";
export { TimeText } from "./time/TimeText";
export {
  coarseDuration,
  dateTime,
  dayKey,
  dayLabel,
  duration,
  fileSize,
  listTime,
  shortSpan,
  type TimeOptions,
  timeOfDay,
  timeWithSeconds,
} from "./time/time";
export { type ColorScheme, useColorScheme } from "./useColorScheme";
