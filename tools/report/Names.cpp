//===- Names.cpp - Symbols as people read them ----------------------------===//

#include "Report.h"
#include "llvm/Demangle/Demangle.h"
#include <cstdlib>

using namespace llvm;

std::string report::fullName(StringRef Symbol) { return demangle(Symbol); }

std::string report::baseName(StringRef Symbol) {
  ItaniumPartialDemangler D;
  std::string Mangled = Symbol.str();
  if (!D.partialDemangle(Mangled.c_str())) {
    std::string Name;
    if (char *Text = D.getFunctionBaseName(nullptr, nullptr)) {
      Name = Text;
      std::free(Text);
    }
    return StringRef(Name).split('<').first.str();
  }
  size_t At = Symbol.rfind("::");
  return (At == StringRef::npos ? Symbol : Symbol.substr(At + 2)).str();
}

// Without what stands in angle brackets, but for those of operators.
static std::string withoutTemplateArguments(StringRef Name) {
  std::string Short;
  unsigned Depth = 0;
  for (size_t I = 0; I != Name.size(); ++I) {
    char C = Name[I];
    bool Operator = StringRef(Short).ends_with("operator") ||
                    StringRef(Short).ends_with("operator<");
    if (C == '<' && !Operator) {
      if (Depth++ == 0)
        Short += "<\u2026>";
    } else if (C == '>' && Depth) {
      --Depth;
    } else if (!Depth) {
      Short += C;
    }
  }
  return Short;
}

std::string report::shortName(StringRef Symbol) {
  ItaniumPartialDemangler D;
  std::string Mangled = Symbol.str();
  char *Text = D.partialDemangle(Mangled.c_str())
                   ? nullptr
                   : D.getFunctionName(nullptr, nullptr);
  if (!Text)
    return Mangled;
  std::string Name = Text;
  std::free(Text);
  Name = withoutTemplateArguments(Name);
  for (StringRef Anonymous : {"(anonymous namespace)::", "[abi:cxx11]"})
    for (size_t At; (At = Name.find(Anonymous)) != std::string::npos;)
      Name.erase(At, Anonymous.size());
  return Name;
}
