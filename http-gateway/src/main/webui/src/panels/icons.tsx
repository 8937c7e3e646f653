import type { ReactNode } from "react";

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export function SelectIcon() {
  return (
    <Icon>
      <path d="M5 3.500v15l4-3.600 2.400 5.600 2.700-1.200-2.400-5.400 5.300-.5z" />
    </Icon>
  );
}

export function HandIcon() {
  return (
    <Icon>
      <path d="M8 13V6.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V6a1.500 1.500 0 0 1 3 0v8.500c0 4-2.200 6.500-5.800 6.500-2.800 0-4.200-1.200-5.500-3.600L3.600 13a1.500 1.500 0 0 1 2.600-1.500z" />
    </Icon>
  );
}

export function NoteIcon() {
  return (
    <Icon>
      <path d="M4 4h16v11l-5 5H4z" />
      <path d="M15 20v-5h5" />
    </Icon>
  );
}

export function RectangleIcon() {
  return (
    <Icon>
      <rect x="3" y="6" width="18" height="12" rx="2" />
    </Icon>
  );
}

export function BinIcon() {
  return (
    <Icon>
      <path d="M4 7h16M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10.200 11v5M13.800 11v5" />
    </Icon>
  );
}

export function PenIcon() {
  return (
    <Icon>
      <path d="M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19z" />
    </Icon>
  );
}

export function BackIcon() {
  return (
    <Icon>
      <path d="M14.500 5l-7 7 7 7" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  );
}

export function FitIcon() {
  return (
    <Icon>
      <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
    </Icon>
  );
}

export function TextIcon() {
  return (
    <Icon>
      <path d="M5 7.500V5h14v2.500M12 5v14M9.500 19h5" />
    </Icon>
  );
}

export function EllipseIcon() {
  return (
    <Icon>
      <ellipse cx="12" cy="12" rx="9" ry="7.500" />
    </Icon>
  );
}

export function DiamondIcon() {
  return (
    <Icon>
      <path d="M12 3l9 9-9 9-9-9z" />
    </Icon>
  );
}

export function StarIcon() {
  return (
    <Icon>
      <path d="M12 3.200l2.650 5.600 6.100.800-4.500 4.200 1.200 6.100L12 16.900l-5.450 3 1.200-6.100-4.500-4.200 6.100-.800z" />
    </Icon>
  );
}

export function LineIcon() {
  return (
    <Icon>
      <path d="M4.500 19.500l15-15" />
    </Icon>
  );
}

export function ArrowIcon() {
  return (
    <Icon>
      <path d="M4.500 19.500l15-15M11.500 4.500h8v8" />
    </Icon>
  );
}

export function FrameIcon() {
  return (
    <Icon>
      <path d="M7 3v18M17 3v18M3 7h18M3 17h18" />
    </Icon>
  );
}

export function PictureIcon() {
  return (
    <Icon>
      <path d="M4 5h16v14H4zM4 16l5-5.500 4 4.500 2.500-2.500L20 16.500M15.500 8.500h.01" />
    </Icon>
  );
}

export function StrokeIcon() {
  return (
    <Icon>
      <path d="M3 18.500c2.500-7 5-11 7-10.500 2.500.700-2.500 9 0 10 2 .800 3.500-5.500 5.500-5 1.700.500.200 4.500 2 5 1.200.300 2.300-.600 3.500-2" />
    </Icon>
  );
}

export function EraserIcon() {
  return (
    <Icon>
      <path d="M8.500 20L3.500 15 14 4.500l6.500 6.500-9 9zM8.200 10.300l6.500 6.500M8.500 20H20" />
    </Icon>
  );
}

export function LockIcon() {
  return (
    <Icon>
      <path d="M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3" />
    </Icon>
  );
}

export function ExchangeIcon() {
  return (
    <Icon>
      <path d="M8 20V5M4 9l4-4 4 4M16 4v15M12 15l4 4 4-4" />
    </Icon>
  );
}

export function LinkIcon() {
  return (
    <Icon>
      <path d="M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1" />
    </Icon>
  );
}

export function PeopleIcon() {
  return (
    <Icon>
      <circle cx="9" cy="8" r="3.200" />
      <path d="M3 19c.4-3.600 2.700-5.500 6-5.500s5.600 1.900 6 5.500M15.500 5.200a3.200 3.200 0 0 1 0 5.700M17.500 13.800c2 .6 3.200 2.300 3.500 5.200" />
    </Icon>
  );
}

export function EyeIcon() {
  return (
    <Icon>
      <path d="M2.500 12C5 7.800 8.200 5.800 12 5.800s7 2 9.500 6.200c-2.500 4.200-5.700 6.200-9.500 6.200S5 16.200 2.500 12z" />
      <circle cx="12" cy="12" r="2.800" />
    </Icon>
  );
}

export function TargetIcon() {
  return (
    <Icon>
      <circle cx="12" cy="12" r="6" />
      <path d="M12 2.500v5M12 16.500v5M2.500 12h5M16.500 12h5" />
    </Icon>
  );
}

export function PulseIcon() {
  return (
    <Icon>
      <path d="M3 12h4l2.500-6 4.500 12 2.500-6H21" />
    </Icon>
  );
}

export function ChatIcon() {
  return (
    <Icon>
      <path d="M4 5h16v11h-9l-4.500 4v-4H4z" />
      <path d="M8 9h8M8 12.300h5" />
    </Icon>
  );
}

export function SendIcon() {
  return (
    <Icon>
      <path d="M4 12L20 4.500 14.500 20l-3-6.500z" />
      <path d="M11.500 13.500L20 4.500" />
    </Icon>
  );
}
