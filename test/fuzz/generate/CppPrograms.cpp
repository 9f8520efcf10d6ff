//===- CppPrograms.cpp - Programs in C++ ----------------------------------===//

#include "Cpp.h"

void generate::writeCppPrograms(Writer &W, uint64_t Seed, unsigned Count,
                                const Options &) {
  W.line("#include <cstdio>");
  W.open("int main() {");
  for (unsigned I = 0; I < Count; ++I) {
    W.line("std::puts(\"== " + llvm::Twine(Seed + I) + "\");");
    W.line("std::puts(\"== end\");");
  }
  W.close();
}
