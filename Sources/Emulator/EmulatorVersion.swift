/// The version of the program, as `--version` and the ready line tell it.
package enum EmulatorVersion {
    package static let current = "0.1.0"
}
