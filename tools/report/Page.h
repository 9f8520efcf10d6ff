//===- Page.h - The page around the data ------------------------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_PAGE_H
#define DYNASYNC_REPORT_PAGE_H

namespace report {

/// What stands in front of the JSON, and behind it; of the files in page/.
extern const char *const PageHead;
extern const char *const PageFoot;

} // namespace report

#endif // DYNASYNC_REPORT_PAGE_H
