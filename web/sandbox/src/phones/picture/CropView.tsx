// A picture's square, moved by hand or by sliders.
import { type PointerEvent, useEffect, useRef } from "react";
import { phoneStrings } from "../strings";
import { type Crop, dragged, zoomMax } from "./crop";
import { draw } from "./draw";
import classes from "./picture.module.css";

const words = phoneStrings.picture;
const shownPx = 240;

export interface CropViewProps {
  picture: ImageBitmap;
  crop: Crop;
  onChange: (crop: Crop) => void;
}

export function CropView({ picture, crop, onChange }: CropViewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, picture, crop);
  }, [picture, crop]);
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!held.current) return;
    const by = { x: x - held.current.x, y: y - held.current.y };
    held.current = { x, y };
    onChange(dragged(crop, picture, by, shownPx));
  };
  const drop = () => {
    held.current = null;
  };
  const slider = (name: keyof Crop, min: number, max: number) => (
    <label>
      {words[name]}
      <input
        type="range"
        min={min}
        max={max}
        step="0.01"
        value={crop[name]}
        onChange={(event) => onChange({ ...crop, [name]: Number(event.target.value) })}
      />
    </label>
  );
  return (
    <div className={classes.crop}>
      <div className={classes.round}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={words.preview}
          width={shownPx * 2}
          height={shownPx * 2}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={drop}
          onPointerCancel={drop}
        />
      </div>
      {slider("zoom", 1, zoomMax)}
      {slider("x", 0, 1)}
      {slider("y", 0, 1)}
    </div>
  );
}
