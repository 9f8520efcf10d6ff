//===- Records.h - Reading optimization records -----------------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_RECORDS_H
#define DYNASYNC_REPORT_RECORDS_H

#include "Report.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>

namespace report {

/// The files of records that \p Path is, or has in it, in order.
llvm::Expected<std::vector<std::string>> findRecords(llvm::StringRef Path);

/// Adds what the records in \p Path say to \p R.
llvm::Error readRecords(Report &R, llvm::StringRef Path);

/// Sites that several units have seen become one.
void mergeSites(Report &R);

} // namespace report

#endif // DYNASYNC_REPORT_RECORDS_H
