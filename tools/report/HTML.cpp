//===- HTML.cpp - The report as a page ------------------------------------===//
//
// The page (page/) shows the JSON of the report, which stands in it. Nothing
// else of the page depends on what the records say, and nothing of them is
// markup: the script sets text only.
//
//===----------------------------------------------------------------------===//

#include "Output.h"
#include "Page.h"

using namespace llvm;
using namespace report;

// A script element ends at "</script", whatever language it holds.
static void printEscaped(StringRef JSON, raw_ostream &OS) {
  while (true) {
    auto [Before, Behind] = JSON.split('<');
    OS << Before;
    if (Before.size() == JSON.size())
      return;
    OS << "\\u003c";
    JSON = Behind;
  }
}

void report::printHTML(const Report &R, Sources &Files, raw_ostream &OS) {
  std::string JSON;
  raw_string_ostream Stream(JSON);
  printJSON(R, &Files, /*Indent=*/false, Stream);
  OS << PageHead;
  printEscaped(JSON, OS);
  OS << PageFoot;
}
