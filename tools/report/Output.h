//===- Output.h - The ways to show a report ---------------------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_OUTPUT_H
#define DYNASYNC_REPORT_OUTPUT_H

#include "Report.h"
#include "Sources.h"
#include "llvm/Support/raw_ostream.h"

namespace report {

struct TableStyle {
  unsigned Width = 0; ///< in columns; 0: as wide as it gets
  bool Color = false;
  bool All = false; ///< also what needs no attention
};

/// Orders the sites, the most expensive first.
void sortSites(Report &R);

void printTable(const Report &R, const TableStyle &Style,
                llvm::raw_ostream &OS);

/// With \p Files, the lines around each site too.
void printJSON(const Report &R, Sources *Files, bool Indent,
               llvm::raw_ostream &OS);

void printHTML(const Report &R, Sources &Files, llvm::raw_ostream &OS);

} // namespace report

#endif // DYNASYNC_REPORT_OUTPUT_H
