// Frames come from the global operator new: the C library's allocator, or the
// one that is preloaded in its place.
#pragma once
struct Memory {};
